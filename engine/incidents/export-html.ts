import type { IncidentExport } from './export.ts';

export function exportHtml({ incident }: IncidentExport): string {
  return `<!doctype html><title>${incident.id}</title>\n`;
}
