import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, type Repository } from 'typeorm';

@Injectable()
export class GoesRound {
  @InjectRepository(DataSource) readonly rows!: Repository<object>;

  constructor(private readonly dataSource: DataSource) {}

  database(): DataSource {
    return this.dataSource;
  }
}
