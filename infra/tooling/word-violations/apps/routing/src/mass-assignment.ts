export const fill = (row, body) => Object.assign(row, body);
export const fillToo = (referralRow, body) => Object.assign(referralRow, body);
