// Written by equations.py from ipnb/models/river/model.py. Content hash: 0e47d9fd737014fc
export const coefficients = ({ differentiation: D, linkage: L, storm: s, lean: ell, shelter: rho }) => {
  const I = ((D + L > 0) ? ( 2*D*L/(D + L) ) : ( 0 ));
  const a = 2 - 4*I;
  const b = ell*(2*D - 2*L);
  const sigma = s*(-I*rho + 1);
  return { I, a, b, sigma };
};
export const drift = (x, { a, b }) => a*x + b - x*x*x;
export const noise = (x, { sigma }) => sigma;
export const height = (x, { a, b }) => -1/2*a*x*x - b*x + (1/4)*x*x*x*x;
