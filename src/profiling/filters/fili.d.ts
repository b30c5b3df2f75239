/** The parts of fili that design filters; it has no types of its own. */
declare module "fili" {
  interface Biquad {
    /** Feedback of one and two samples ago, in the form y = k b·x − a·y. */
    readonly a: readonly number[];
    readonly b: readonly number[];
    readonly k: number;
  }
  class CalcCascades {
    /** `order` counts sections of order 2. */
    lowpass(parameters: {
      readonly order: number;
      readonly characteristic: "butterworth" | "bessel";
      readonly Fs: number;
      readonly Fc: number;
      readonly preGain: boolean;
    }): Biquad[];
  }
  class FirCoeffs {
    /** Kaiser's window; the pass band is from Fa to Fb. */
    kbFilter(parameters: {
      readonly order: number;
      readonly Fs: number;
      readonly Fa: number;
      readonly Fb: number;
      readonly Att: number;
    }): number[];
  }
  const fili: { readonly CalcCascades: typeof CalcCascades; readonly FirCoeffs: typeof FirCoeffs };
  export default fili;
}
