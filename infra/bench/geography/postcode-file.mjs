import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

// An NSPL of August 2026 as far as its form goes: 35 columns, quoted as the ONS does, with invented contents.

const header =
  'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd';

const letters = 'ABDEFGHJLNPQRSTUWXYZ';
const ranked = 33_755;
const rowsAtOnce = 20_000;
/** One in three of the postcodes that the ONS lists is no longer in use. */
const oneInThree = 3;

/** @param {string} path @param {number} rows */
export async function writePostcodeFile(path, rows) {
  const file = createWriteStream(path);
  file.write(`${header}\r\n`);
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const until = Math.min(from + rowsAtOnce, rows);
    let text = '';
    for (let nth = from; nth < until; nth += 1) text += line(nth);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** @param {number} nth */
function line(nth) {
  const postcode = postcodeOf(nth);
  const district = `E0${6 + (nth % 4)}0${String(1 + (nth % 250)).padStart(5, '0')}`;
  const code = (/** @type {string} */ letter) =>
    `"${letter}${String(nth % 99_999_999).padStart(8, '0')}"`;
  return [
    `"${postcode}","${postcode}","${postcode}","198001","${nth % oneInThree === 0 ? '201903' : ''}","0","${500_000 + (nth % 99_999)}","${200_000 + (nth % 99_999)}","1"`,
    `${code('E')},"E10000020",${code('E')},"${district}",${code('E')},"E40000007","E92000001","E12000006",${code('E')},${code('E')},${code('E')},"E65000001",${code('E')},${code('E')},${code('E')}`,
    `"E38000239",${code('E')},"UN1","1B1",52.628101,1.299349,"E37000051","","E23000013",${1 + (nth % ranked)},"E54000068"\r\n`,
  ].join(',');
}

/** Different for every number below 8,000,000, in the order that the ONS has. @param {number} nth */
function postcodeOf(nth) {
  const unit = nth % 4_000;
  const outward = Math.floor(nth / 4_000);
  const area = letters[Math.floor(outward / 2_000) % 20] ?? 'A';
  const second = letters[Math.floor(outward / 100) % 20] ?? 'B';
  return `${area}${second}${outward % 100} ${Math.floor(unit / 400)}${letters[Math.floor(unit / 20) % 20]}${letters[unit % 20]}`;
}
