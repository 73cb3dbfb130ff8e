import { getMetadataStorage } from 'class-validator';

/** Every rule of a form's class, as field and name. */
export function rulesOf(
  Form: new () => object,
): readonly { readonly field: string; readonly rule: string }[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(Form, '', true, false)
    .filter(({ type }) => type === 'customValidation')
    .map(({ propertyName, name }) => ({ field: propertyName, rule: name ?? '' }));
}
