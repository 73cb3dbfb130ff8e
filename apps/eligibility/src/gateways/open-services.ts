/** Asks routing which services take referrals just now; silence is an answer too. */
export abstract class OpenServices {
  abstract now(): Promise<readonly string[] | undefined>;
}
