import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { maxFileBytes } from '../schemas/validate.ts';
import { listYamlFiles } from '../engine/definitions/files.ts';
import { disk } from '../engine/definitions/disk.ts';
