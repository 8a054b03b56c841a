import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { disk } from '../engine/definitions/disk.ts';
import { listYamlFiles } from '../engine/definitions/files.ts';
import { maxFileBytes } from '../schemas/validate.ts';
