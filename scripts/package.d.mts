export function thisPlatform(): string;
export function vsixFile(target?: string): string;
export function packageBuilt(target?: string): string;
export function packageExtension(target?: string): Promise<string>;
