/** The part of jStat that is measured: it has no types of its own. */
declare module "jstat" {
  const jstat: {
    readonly jStat: {
      readonly normal: { inv(p: number, mean: number, deviation: number): number };
      readonly chisquare: { inv(p: number, freedom: number): number };
      readonly hypgeom: { pdf(k: number, all: number, marked: number, drawn: number): number };
    };
  };
  export default jstat;
}
