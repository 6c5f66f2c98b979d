/** The funding of the Pan-Dorset partnership; the amounts of 2022/23 are derived from the changes that are printed. */
export const panDorset = {
  budget: 303_140,
  share: 75_785,
  before: { police: 48_845, "dorset-council": 68_932, health: 75_000, "bcp-council": 83_424 },
  changes: { police: 26_940, "dorset-council": 6_853, health: 785, "bcp-council": -7_639 },
  opening: 21_697,
  closing: 68_853,
  spent: 255_984,
} as const;

/** Greater Manchester, 2022/23: the deputy mayor's payments to ten areas, half for children and half for adults. */
export const areaSchedule = {
  contributions: {
    Bolton: 34_592,
    Bury: 23_700,
    Manchester: 63_732,
    Oldham: 25_800,
    Rochdale: 24_300,
    Salford: 27_000,
    Stockport: 27_600,
    Tameside: 26_400,
    Trafford: 25_800,
    Wigan: 28_800,
  },
  total: 307_724,
} as const;

/** The mayor's office for policing and crime in London, 2020/21. */
export const panLondon = {
  total: 433_000,
  boroughs: 32,
  each: 10_000,
  line: 113_000,
  lineBefore: 80_000,
} as const;

/** Base, movements, budget, change and printed percentage, in thousands: Brighton & Hove City Council, 2024/25. */
export const fundingMovements: Readonly<
  Record<string, readonly [number, readonly number[], number, number, string]>
> = {
  FCL: [63_001, [2_506, 4_476, 0, -4_991], 64_992, 1_991, "3.16"],
  HASC: [98_943, [5_160, 10_302, -62, -4_712], 109_631, 10_688, "10.80"],
  EEC: [40_005, [1_078, 7_817, 264, -6_801], 42_363, 2_358, "5.89"],
  HNC: [21_493, [924, 2_776, 0, -2_993], 22_200, 707, "3.29"],
  GPR: [31_006, [904, 998, 10, -1_758], 31_160, 154, "0.50"],
  Total: [254_448, [10_572, 26_369, 212, -21_255], 270_346, 15_898, "6.25"],
  HousingBenefit: [-301, [0, 700, 0, 0], 399, 700, "-232.56"],
  Net: [234_555, [10_432, 27_729, -3_004, -23_730], 245_982, 11_427, "4.87"],
  Reserves: [461, [], 371, -90, "-19.52"],
  Requirement: [235_016, [], 246_353, 11_337, "4.82"],
};
