import { SetMetadata } from '@nestjs/common';

export const NOT_A_FORM = 'waymark:not-a-form';

/** Posted by a machine that proves itself in the body; no cookie counts, so no other site can borrow one. */
export const NotAForm = (): ClassDecorator => SetMetadata(NOT_A_FORM, true);
