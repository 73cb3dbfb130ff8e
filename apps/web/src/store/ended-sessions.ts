/** For so long it is known whose a session was that has ended: somebody called away comes back within a shift. */
export const TOLD_FOR = `interval '12 hours'`;

/** What stays of a session that has ended: whose the forms of its pages are. */
export const WHAT_IS_LEFT = `json_build_object('csrfToken', sess ->> 'csrfToken', 'person', json_build_object(
  'accountId', sess #>> '{person,accountId}', 'membershipId', sess #>> '{person,membershipId}'))`;

/** Nobody can use it from now on. */
export const ENDS = `expire = least(expire, now() - interval '1 millisecond'), sess = ${WHAT_IS_LEFT}`;
