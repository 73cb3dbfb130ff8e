// TODO later
// FIXME later
