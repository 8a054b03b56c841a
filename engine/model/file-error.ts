const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'its file system is read-only',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in its place',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'the folder cannot be made there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its symbolic links go round in a circle',
};

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? '';
}

/** Why a file or folder could not be used, in words. */
export function fileReason(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** Whether a file system's error says that there is no such file; any other says nothing about whether there is. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}
