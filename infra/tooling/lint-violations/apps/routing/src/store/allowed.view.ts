import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class AllowedView {
  constructor(private readonly dataSource: DataSource) {}

  rows(): Promise<unknown> {
    return this.dataSource.query('SELECT 1');
  }
}
