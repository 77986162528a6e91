// Written by equations.py from ipnb/models/window_of_tolerance/model.py. Content hash: d09af4f96f4cefda
export const coefficients = ({ often: r, hard: m, settle: k, lent: k_co, width: w, unrest: sigma, outside: q, direction: u }) => {
  const kappa = k + k_co;
  const mu = m*u;
  return { r, w, sigma, q, kappa, mu };
};
export const drift = (y, { w, q, kappa }) => -kappa*y*((w >= Math.abs(y)) ? ( 1 ) : ( q ));
export const noise = (y, { sigma }) => sigma;
export const rate = (y, { r }) => r;
export const mean = (y, { mu }) => mu;
