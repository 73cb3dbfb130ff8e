import { Injectable } from '@nestjs/common';

export const readsTheFramework = Injectable;
