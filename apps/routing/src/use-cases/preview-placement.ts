import { Injectable } from '@nestjs/common';
import type { PreviewPlacement as Question, RoutingPreview } from '@waymark/contracts';
import { preview } from '../domain/preview.js';
import { DirectoryInForce } from './directory-in-force.js';

/** Answers what routing would do, for a pre-check: nothing is stored, nobody is told. */
@Injectable()
export class PreviewPlacement {
  constructor(private readonly directory: DirectoryInForce) {}

  answer(question: Question): RoutingPreview {
    return preview(question, this.directory.latest);
  }
}
