/** `sum` of the variables, each times its coefficient, equals `value`. */
export interface Equation {
  readonly terms: ReadonlyMap<number, bigint>;
  readonly value: bigint;
}

/** A point of the polytope at which one variable is as small, or as great, as it can be. */
export interface Extreme {
  /** Whether the variable has no greatest value; the point then lies `reach` or more beyond where the search stood. */
  readonly unbounded: boolean;
  /** The point, one value per variable; undefined when its values are not whole numbers. */
  readonly point: readonly number[] | undefined;
}

/**
 * The non-negative solutions of a system of equations, searched exactly.
 *
 * A fraction-free simplex (Edmonds; Bareiss): the tableau is whole numbers over one common denominator, so nothing is
 * ever rounded, and Bland's rule keeps it from going round in circles. It starts from no known solution, so nothing
 * but the equations can show in what it finds.
 */
export class Polytope {
  readonly #size: number;
  /** One row per equation: the coefficients, then the value; all over the denominator. */
  #rows: bigint[][];
  /** Which variable each row gives the value of; from `size` on they are artificial. */
  #basis: number[];
  #denominator = 1n;
  #pivotsLeft: number;

  private constructor(size: number, equations: readonly Equation[], pivotLimit: number) {
    this.#size = size;
    this.#pivotsLeft = pivotLimit;
    this.#basis = equations.map((_, index) => size + index);
    this.#rows = equations.map(({ terms, value }) => {
      const row = new Array<bigint>(size + 1).fill(0n);
      const sign = value < 0n ? -1n : 1n;
      for (const [variable, coefficient] of terms) row[variable] = sign * coefficient;
      row[size] = sign * value;
      return row;
    });
  }

  /** The polytope of these equations in `size` variables; undefined when they have no non-negative solution. */
  static of(size: number, equations: readonly Equation[], pivotLimit = 20_000): Polytope | undefined {
    const polytope = new Polytope(size, equations, pivotLimit);
    return polytope.#reachFirstPoint() || polytope.exhausted ? polytope : undefined;
  }

  /** Whether the search was given up, because it took more steps than it may. It finds no points from then on. */
  get exhausted(): boolean {
    return this.#pivotsLeft <= 0;
  }

  /** The current point, if its values are whole numbers. */
  point(): readonly number[] | undefined {
    return this.exhausted ? undefined : this.#pointAlong(undefined, 0n);
  }

  /** Moves to a point where the variable is as small as it can be. */
  least(variable: number): Extreme {
    for (;;) {
      const row = this.#basis.indexOf(variable);
      const lowers = (column: number) => column !== variable && this.#rows[row]![column]! > 0n;
      const entering = row === -1 ? -1 : this.#firstColumn(lowers);
      if (entering === -1 || this.exhausted) return { unbounded: false, point: this.point() };
      this.#pivot(this.#leavingRow(entering), entering);
    }
  }

  /** Moves to a point where the variable is as great as it can be, or `reach` further on if there is no end. */
  greatest(variable: number, reach: number): Extreme {
    for (;;) {
      const row = this.#basis.indexOf(variable);
      const entering = row === -1 ? variable : this.#firstColumn((column) => this.#rows[row]![column]! < 0n);
      if (entering === -1 || this.exhausted) return { unbounded: false, point: this.point() };
      const leaving = this.#leavingRow(entering);
      if (leaving === -1) return { unbounded: true, point: this.#pointAlong(entering, BigInt(reach)) };
      this.#pivot(leaving, entering);
    }
  }

  /** Drives the artificial variables to zero, then drops them and the equations that only repeat others. */
  #reachFirstPoint(): boolean {
    for (;;) {
      const artificial = this.#rows.filter((_, row) => this.#basis[row]! >= this.#size);
      const entering = this.#firstColumn((column) => sum(artificial, column) > 0n);
      if (entering === -1 || this.exhausted) break;
      this.#pivot(this.#leavingRow(entering), entering);
    }
    for (let row = this.#rows.length - 1; row >= 0; row--) {
      if (this.#basis[row]! < this.#size) continue;
      if (this.#rows[row]![this.#size] !== 0n) return false;
      const entering = this.#firstColumn((column) => this.#rows[row]![column] !== 0n);
      if (entering === -1) {
        this.#rows.splice(row, 1);
        this.#basis.splice(row, 1);
      } else {
        this.#pivot(row, entering);
      }
    }
    return true;
  }

  #firstColumn(suits: (column: number) => boolean): number {
    for (let column = 0; column < this.#size; column++) if (suits(column)) return column;
    return -1;
  }

  /** The row whose variable reaches zero first as the entering one grows; ties to the lowest variable; -1 if none does. */
  #leavingRow(entering: number): number {
    let best = -1;
    for (const [row, values] of this.#rows.entries()) {
      if (values[entering]! <= 0n) continue;
      if (best === -1) {
        best = row;
        continue;
      }
      const rival = this.#rows[best]!;
      const difference = values[this.#size]! * rival[entering]! - rival[this.#size]! * values[entering]!;
      if (difference < 0n || (difference === 0n && this.#basis[row]! < this.#basis[best]!)) best = row;
    }
    return best;
  }

  #pivot(at: number, entering: number): void {
    this.#pivotsLeft--;
    const row = this.#rows[at]!;
    if (row[entering]! < 0n) for (const [column, value] of row.entries()) row[column] = -value;
    const pivot = row[entering]!;
    const denominator = this.#denominator;
    // Almost always the denominator stays as it is; then only the columns in which the row has something change.
    const columns = [...row.keys()].filter((column) => pivot !== denominator || row[column] !== 0n);
    for (const other of this.#rows) {
      const factor = other[entering]!;
      if (other === row || (factor === 0n && pivot === denominator)) continue;
      for (const column of columns) {
        other[column] = (other[column]! * pivot - factor * row[column]!) / denominator;
      }
    }
    this.#denominator = pivot;
    this.#basis[at] = entering;
  }

  /** The current point, moved along an entering variable; undefined when it is not made of whole numbers. */
  #pointAlong(entering: number | undefined, steps: bigint): readonly number[] | undefined {
    const point = new Array<number>(this.#size).fill(0);
    const denominator = this.#denominator;
    if (entering !== undefined) point[entering] = Number(steps * denominator);
    for (const [index, row] of this.#rows.entries()) {
      const value = row[this.#size]!;
      if (value % denominator !== 0n) return undefined;
      const moved = entering === undefined ? 0n : row[entering]! * steps;
      point[this.#basis[index]!] = Number(value / denominator - moved);
    }
    return point;
  }
}

function sum(rows: readonly (readonly bigint[])[], column: number): bigint {
  return rows.reduce((total, row) => total + row[column]!, 0n);
}
