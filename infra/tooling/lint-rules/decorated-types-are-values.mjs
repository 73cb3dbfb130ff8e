import ts from 'typescript';

/**
 * Nest injects and validates by the class named in a decorated signature. Imported with `import type` the name is gone
 * at run time: nothing is injected, and a body is not validated at all.
 */
export const decoratedTypesAreValues = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      refused:
        'Import the class {{name}} as a value: Nest needs it at run time to inject or validate.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    return {
      MethodDefinition(method) {
        for (const param of parametersNestReads(method)) {
          const name = typeName(param);
          if (name === undefined || !isTypeOnlyImport(context.sourceCode, name)) continue;
          if (!isClass(services.getTypeAtLocation(name))) continue;
          context.report({ node: name, messageId: 'refused', data: { name: name.name } });
        }
      },
    };
  },
};

function parametersNestReads(method) {
  const params = method.value.params;
  const owner = method.parent.parent;
  if (method.kind === 'constructor') {
    return owner.decorators.length > 0 ? params.filter((param) => !isDecorated(param)) : [];
  }
  return params.filter(isDecorated);
}

function isDecorated(param) {
  return (param.decorators ?? []).length > 0;
}

function typeName(param) {
  const bound = param.type === 'TSParameterProperty' ? param.parameter : param;
  const annotated = bound.type === 'AssignmentPattern' ? bound.left : bound;
  const type = annotated.typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? type.typeName
    : undefined;
}

function isTypeOnlyImport(sourceCode, name) {
  return sourceCode.ast.body
    .filter(({ type }) => type === 'ImportDeclaration')
    .some(({ importKind, specifiers }) =>
      specifiers.some(
        (specifier) =>
          specifier.local.name === name.name &&
          (importKind === 'type' || specifier.importKind === 'type'),
      ),
    );
}

function isClass(type) {
  const symbol = type.getSymbol();
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0;
}
