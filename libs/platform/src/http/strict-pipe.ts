import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ProblemError } from '../problem-error.js';
import { QuickReader } from '../reading/quick-reader.js';
import { fieldProblemsOf } from './field-problems.js';
import { textProblemsOf } from './text-problems.js';

const BARE = new Set<unknown>([String, Number, Boolean, Object, Array, Function, Date]);

/** Nothing gets past it that its class does not know and allow: no field more, no type converted unasked. */
@Injectable()
export class StrictPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (metatype === undefined || BARE.has(metatype)) return withoutOddText(value, type);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw noObject();
    withoutOddText(value, type);

    const Sent = metatype as new () => object;
    const body = given(value, type);
    const sent = QuickReader.of(Sent, 'refused').read(body);
    if (sent !== undefined) return sent;

    const instance = plainToInstance(Sent, body);
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    });
    if (errors.length === 0) return instance;
    if (type === 'param') throw ProblemError.notFound('address');
    throw ProblemError.unprocessable(fieldProblemsOf(errors, instance));
  }
}

// A search form sends every field, the empty ones too.
function given(value: object, type: ArgumentMetadata['type']): object {
  if (type !== 'query') return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== ''));
}

function withoutOddText(value: unknown, type: ArgumentMetadata['type']): unknown {
  const problems = textProblemsOf(value);
  if (problems.length === 0) return value;
  if (type === 'param') throw ProblemError.notFound('address');
  throw ProblemError.unprocessable(problems);
}

const noObject = (): ProblemError =>
  ProblemError.unprocessable([
    { field: '', rule: 'isObject', message: 'is needed and must be one JSON object' },
  ]);
