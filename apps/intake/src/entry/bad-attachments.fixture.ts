/** What is no file of a referral. */
export const badAttachments = [
  {
    call: 'POST /referrals/{id}/attachments',
    what: 'nothing',
    body: {},
    is: '422 fileName required, content required',
  },
  { call: 'GET /referrals/{id}/attachments/{attachmentId}', what: 'of no id', is: '404 not-found' },
] as const;
