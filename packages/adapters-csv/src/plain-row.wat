;; The machine of scanner.ts for plain rows: sixteen bytes at a time, and each cell is given a number by which it is known again.
;;
;; A row is plain when each of its cells is bare without a quote, or in quotes, and holds no character of four bytes and nothing
;; that is refused. Of any other row nothing is said but that it is not plain: scanner.ts reads it, and asks for the numbers of
;; its cells.
;;
;; Memory, in pages of 64 KiB:
;;   page 0    the piece of the file that is read
;;   page 1    four numbers for each cell of the row: where it starts, or -2 for an empty one; where it ends; what is between: 1 for
;;             anything beyond ASCII, 2 for doubled quotes, 4 for each line break; its own number, or -1
;;   page 2    how many cells the row has, and how many line breaks within; from 0x20010 on four numbers for each place of a row that cells are known of: how many
;;             cells are known, how often one was found again, the number of the first, and 1 when it is given up
;;   page 3    what is known of each place in turn: 8,192 heads of two bytes, of which each is one more than an index, or 0;
;;             then 4,096 cells of 64 bytes
(module
  (memory (export "memory") 139)

  (global $delimiter (mut i32) (i32.const 0))
  (global $maxCells (mut i32) (i32.const 0))
  (global $maxBytes (mut i32) (i32.const 0))

  ;; Begins a file: nothing is known.
  (func (export "begin") (param $delimiter i32) (param $maxCells i32) (param $maxBytes i32)
    (local $place i32)
    (global.set $delimiter (local.get $delimiter))
    (global.set $maxCells (local.get $maxCells))
    (global.set $maxBytes (local.get $maxBytes))
    (loop $places
      (call $forget (local.get $place))
      (memory.fill (call $tally (local.get $place)) (i32.const 0) (i32.const 16))
      (local.set $place (i32.add (local.get $place) (i32.const 1)))
      (br_if $places (i32.lt_u (local.get $place) (i32.const 32)))))

  (func $tally (param $place i32) (result i32)
    (i32.add (i32.const 0x20010) (i32.shl (local.get $place) (i32.const 4))))

  (func $heads (param $place i32) (result i32)
    (i32.add (i32.const 0x30000) (i32.mul (local.get $place) (i32.const 0x44000))))

  (func $forget (param $place i32)
    (if (i32.load (call $tally (local.get $place)))
      (then (memory.fill (call $heads (local.get $place)) (i32.const 0) (i32.const 0x4000)))))

  ;; The number of the cell: the same for the same bytes at the same place, until there is no more room and all are forgotten;
  ;; no number is given twice. -1 when it is too long, or given up.
  (func $number (export "number") (param $place i32) (param $from i32) (param $length i32) (result i32)
    (local $tally i32) (local $heads i32) (local $cells i32) (local $cell i32) (local $first i32) (local $head i32) (local $found i32)
    (local $tries i32)
    (local $low v128) (local $high v128) (local $third v128) (local $fourth v128) (local $lengths v128) (local $mark i64)
    (if (i32.ge_u (i32.sub (local.get $length) (i32.const 1)) (i32.const 64)) (then (return (i32.const -1))))
    (if (i32.ge_u (local.get $place) (i32.const 32)) (then (return (i32.const -1))))
    (local.set $tally (call $tally (local.get $place)))
    (if (i32.load offset=12 (local.get $tally)) (then (return (i32.const -1))))

    ;; The bytes of the cell, and zeros after them: no cell holds a zero.
    (local.set $lengths (i8x16.splat (local.get $length)))
    (local.set $low (v128.and (v128.load (local.get $from))
      (i8x16.lt_u (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15) (local.get $lengths))))
    (local.set $high (v128.and (v128.load offset=16 (local.get $from))
      (i8x16.lt_u (v128.const i8x16 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31) (local.get $lengths))))

    (if (i32.gt_u (local.get $length) (i32.const 32))
      (then
        (local.set $third (v128.and (v128.load offset=32 (local.get $from))
          (i8x16.lt_u (v128.const i8x16 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47) (local.get $lengths))))
        (local.set $fourth (v128.and (v128.load offset=48 (local.get $from))
          (i8x16.lt_u (v128.const i8x16 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63) (local.get $lengths))))))

    ;; A mark of its bytes says where it is looked for first.
    (local.set $mark (i64.xor
      (i64.mul (i64x2.extract_lane 0 (local.get $low)) (i64.const 0x9e3779b97f4a7c15))
      (i64.mul (i64x2.extract_lane 1 (local.get $low)) (i64.const 0xc2b2ae3d27d4eb4f))))
    (local.set $mark (i64.xor (local.get $mark) (i64.xor
      (i64.mul (i64x2.extract_lane 0 (local.get $high)) (i64.const 0x165667b19e3779f9))
      (i64.mul (i64x2.extract_lane 1 (local.get $high)) (i64.const 0x27d4eb2f165667c5)))))
    (if (i32.gt_u (local.get $length) (i32.const 32))
      (then
        (local.set $mark (i64.xor (i64.rotl (local.get $mark) (i64.const 23)) (i64.xor
          (i64.mul (i64x2.extract_lane 0 (local.get $third)) (i64.const 0x9e3779b97f4a7c15))
          (i64.mul (i64x2.extract_lane 1 (local.get $third)) (i64.const 0xc2b2ae3d27d4eb4f)))))
        (local.set $mark (i64.xor (local.get $mark) (i64.xor
          (i64.mul (i64x2.extract_lane 0 (local.get $fourth)) (i64.const 0x165667b19e3779f9))
          (i64.mul (i64x2.extract_lane 1 (local.get $fourth)) (i64.const 0x27d4eb2f165667c5)))))))
    (local.set $mark (i64.mul (i64.xor (local.get $mark) (i64.shr_u (local.get $mark) (i64.const 32)))
      (i64.const 0xbf58476d1ce4e5b9)))
    (local.set $first (i32.and (i32.wrap_i64 (i64.shr_u (local.get $mark) (i64.const 45))) (i32.const 8191)))
    (local.set $head (local.get $first))

    (local.set $heads (call $heads (local.get $place)))
    (local.set $cells (i32.add (local.get $heads) (i32.const 0x4000)))
    (local.set $tries (i32.const 64))
    (block $new
      (loop $look
        (local.set $found (i32.load16_u (i32.add (local.get $heads) (i32.shl (local.get $head) (i32.const 1)))))
        (br_if $new (i32.eqz (local.get $found)))
        (local.set $found (i32.sub (local.get $found) (i32.const 1)))
        (local.set $cell (i32.add (local.get $cells) (i32.shl (local.get $found) (i32.const 6))))
        (if (i32.eqz (v128.any_true (v128.or
              (v128.or
                (v128.xor (local.get $low) (v128.load (local.get $cell)))
                (v128.xor (local.get $high) (v128.load offset=16 (local.get $cell))))
              (v128.or
                (v128.xor (local.get $third) (v128.load offset=32 (local.get $cell)))
                (v128.xor (local.get $fourth) (v128.load offset=48 (local.get $cell)))))))
          (then
            (i32.store offset=4 (local.get $tally) (i32.add (i32.load offset=4 (local.get $tally)) (i32.const 1)))
            (return (i32.add (i32.load offset=8 (local.get $tally)) (local.get $found)))))
        (local.set $head (i32.and (i32.add (local.get $head) (i32.const 1)) (i32.const 8191)))
        (br_if $look (local.tee $tries (i32.sub (local.get $tries) (i32.const 1)))))
      ;; So crowded is no file by chance: whoever wrote it shall not make each cell be looked for among all.
      (return (i32.const -1)))

    ;; There is no more room: all are forgotten, or, where fewer were found again than known, the place is given up.
    (local.set $found (i32.load (local.get $tally)))
    (if (i32.eq (local.get $found) (i32.const 4096))
      (then
        (if (i32.lt_u (i32.load offset=4 (local.get $tally)) (i32.const 4096))
          (then
            (i32.store offset=12 (local.get $tally) (i32.const 1))
            (return (i32.const -1))))
        (call $forget (local.get $place))
        (i32.store offset=4 (local.get $tally) (i32.const 0))
        (i32.store offset=8 (local.get $tally) (i32.add (i32.load offset=8 (local.get $tally)) (i32.const 4096)))
        (local.set $found (i32.const 0))
        (local.set $head (local.get $first))))
    (i32.store (local.get $tally) (i32.add (local.get $found) (i32.const 1)))
    (i32.store16 (i32.add (local.get $heads) (i32.shl (local.get $head) (i32.const 1)))
      (i32.add (local.get $found) (i32.const 1)))
    (local.set $cell (i32.add (local.get $cells) (i32.shl (local.get $found) (i32.const 6))))
    (v128.store (local.get $cell) (local.get $low))
    (v128.store offset=16 (local.get $cell) (local.get $high))
    (v128.store offset=32 (local.get $cell) (local.get $third))
    (v128.store offset=48 (local.get $cell) (local.get $fourth))
    (i32.add (i32.load offset=8 (local.get $tally)) (local.get $found)))

  ;; Reads the row that starts there: where the next one starts; 0 when the row is not plain, or does not end in the piece.
  (func (export "row") (param $from i32) (param $end i32) (result i32)
    (local $base i32) (local $signs i32) (local $window v128)
    (local $at i32) (local $code i32) (local $second i32)
    (local $cell i32) (local $to i32) (local $within i32) (local $breaks i32) (local $quoted i32) (local $count i32) (local $out i32)
    (local $delimiter i32) (local $delimiters v128)
    (local.set $delimiter (global.get $delimiter))
    (local.set $delimiters (i8x16.splat (local.get $delimiter)))
    (local.set $base (local.get $from))
    (local.set $cell (local.get $from))
    (local.set $out (i32.const 0x10000))
    (block $unplain
      (loop $look
        ;; A bit for each of sixteen bytes that is a sign or may be one: below a space, beyond ASCII (negative), DEL, quote, delimiter.
        (local.set $window (v128.load (local.get $base)))
        (local.set $signs (i8x16.bitmask
          (v128.or
            (v128.or
              (i8x16.lt_s (local.get $window) (i8x16.splat (i32.const 32)))
              (i8x16.eq (local.get $window) (i8x16.splat (i32.const 127))))
            (v128.or
              (i8x16.eq (local.get $window) (i8x16.splat (i32.const 34)))
              (i8x16.eq (local.get $window) (local.get $delimiters))))))
        (loop $sign
          (if (i32.eqz (local.get $signs))
            (then
              (local.set $base (i32.add (local.get $base) (i32.const 16)))
              (br_if $look (i32.lt_s (local.get $base) (local.get $end)))
              (br $unplain)))
          (local.set $at (i32.add (local.get $base) (i32.ctz (local.get $signs))))
          (local.set $signs (i32.and (local.get $signs) (i32.sub (local.get $signs) (i32.const 1))))
          (br_if $unplain (i32.ge_s (local.get $at) (local.get $end)))
          (local.set $code (i32.load8_u (local.get $at)))
          (local.set $to (local.get $at))

          (block $cellEnds
            (if (i32.eq (local.get $code) (local.get $delimiter))
              (then
                (br_if $sign (local.get $quoted))
                (br $cellEnds)))
            (if (i32.or (i32.eq (local.get $code) (i32.const 10)) (i32.eq (local.get $code) (i32.const 13)))
              (then
                (br_if $cellEnds (i32.eqz (local.get $quoted)))
                ;; A line feed after a carriage return is of the same break.
                (if (i32.or (i32.eq (local.get $code) (i32.const 13))
                    (i32.ne (i32.load8_u (i32.sub (local.get $at) (i32.const 1))) (i32.const 13)))
                  (then
                    (local.set $within (i32.add (local.get $within) (i32.const 4)))
                    (local.set $breaks (i32.add (local.get $breaks) (i32.const 1)))))
                (br $sign)))
            (br_if $sign (i32.eq (local.get $code) (i32.const 9)))
            (if (i32.eq (local.get $code) (i32.const 34))
              (then
                (if (i32.eqz (local.get $quoted))
                  (then
                    (br_if $unplain (i32.ne (local.get $at) (local.get $cell)))
                    (local.set $quoted (i32.const 1))
                    (local.set $cell (i32.add (local.get $at) (i32.const 1)))
                    (br $sign)))
                ;; After the quote that closes the cell it must end; another says that it is a quote of the text.
                (local.set $at (i32.add (local.get $at) (i32.const 1)))
                (br_if $unplain (i32.ge_s (local.get $at) (local.get $end)))
                (local.set $code (i32.load8_u (local.get $at)))
                (if (i32.eq (local.get $code) (i32.const 34))
                  (then
                    (local.set $within (i32.or (local.get $within) (i32.const 2)))
                    (local.set $base (i32.sub (local.get $at) (i32.const 15)))
                    (local.set $signs (i32.const 0))
                    (br $sign)))
                (br_if $unplain (i32.and (i32.ne (local.get $code) (local.get $delimiter))
                  (i32.and (i32.ne (local.get $code) (i32.const 10)) (i32.ne (local.get $code) (i32.const 13)))))
                (local.set $base (i32.sub (local.get $at) (i32.const 15)))
                (local.set $signs (i32.const 0))
                (br $cellEnds)))
            (br_if $unplain (i32.lt_u (local.get $code) (i32.const 0xc2)))
            (local.set $second (i32.load8_u offset=1 (local.get $at)))
            (br_if $unplain (i32.ne (i32.and (local.get $second) (i32.const 0xc0)) (i32.const 0x80)))
            (if (i32.lt_u (local.get $code) (i32.const 0xe0))
              (then
                ;; U+0080 to U+009F are control characters.
                (br_if $unplain (i32.and (i32.eq (local.get $code) (i32.const 0xc2))
                  (i32.lt_u (local.get $second) (i32.const 0xa0))))
                (local.set $at (i32.add (local.get $at) (i32.const 2))))
              (else
                (br_if $unplain (i32.ge_u (local.get $code) (i32.const 0xf0)))
                (br_if $unplain (i32.ne (i32.and (i32.load8_u offset=2 (local.get $at)) (i32.const 0xc0))
                  (i32.const 0x80)))
                ;; What could be said in two bytes, half a character of UTF-16, and U+FFC0 to U+FFFF, among them U+FFFD.
                (br_if $unplain (i32.and (i32.eq (local.get $code) (i32.const 0xe0))
                  (i32.lt_u (local.get $second) (i32.const 0xa0))))
                (br_if $unplain (i32.and (i32.eq (local.get $code) (i32.const 0xed))
                  (i32.ge_u (local.get $second) (i32.const 0xa0))))
                (br_if $unplain (i32.and (i32.eq (local.get $code) (i32.const 0xef))
                  (i32.eq (local.get $second) (i32.const 0xbf))))
                (local.set $at (i32.add (local.get $at) (i32.const 3)))))
            (br_if $unplain (i32.gt_s (local.get $at) (local.get $end)))
            (local.set $within (i32.or (local.get $within) (i32.const 1)))
            (local.set $base (i32.sub (local.get $at) (i32.const 16)))
            (local.set $signs (i32.const 0))
            (br $sign))

          (br_if $unplain (i32.gt_s (i32.sub (local.get $to) (local.get $cell)) (global.get $maxBytes)))
          (br_if $unplain (i32.ge_u (local.get $count) (global.get $maxCells)))
          (if (i32.or (local.get $quoted) (i32.ne (local.get $to) (local.get $cell)))
            (then
              (i32.store (local.get $out) (local.get $cell))
              (i32.store offset=4 (local.get $out) (local.get $to))
              (i32.store offset=8 (local.get $out) (local.get $within))
              (i32.store offset=12 (local.get $out)
                (call $number (local.get $count) (local.get $cell)
                  (i32.sub (local.get $to) (local.get $cell))))
              (local.set $quoted (i32.const 0))
              (local.set $within (i32.const 0)))
            (else (i32.store (local.get $out) (i32.const -2))))
          (local.set $out (i32.add (local.get $out) (i32.const 16)))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))
          (local.set $cell (i32.add (local.get $at) (i32.const 1)))
          (br_if $sign (i32.eq (local.get $code) (local.get $delimiter))))

        ;; The row ends; after a carriage return that ends the piece a line feed may still come.
        (if (i32.eq (local.get $code) (i32.const 13))
          (then
            (br_if $unplain (i32.ge_s (local.get $cell) (local.get $end)))
            (if (i32.eq (i32.load8_u (local.get $cell)) (i32.const 10))
              (then (local.set $cell (i32.add (local.get $cell) (i32.const 1)))))))
        (i32.store (i32.const 0x20000) (local.get $count))
        (i32.store (i32.const 0x20004) (local.get $breaks))
        (return (local.get $cell))))
    (i32.const 0)))
