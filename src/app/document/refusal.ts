/** Why a file could not be read; the Chinese sentences stand in the file of the web part, or of the command line, that shows them. */
export type DocumentRefusal =
  | { readonly code: 'document-empty' }
  | { readonly code: 'document-too-large'; readonly limitBytes: number }
  | { readonly code: 'document-too-long'; readonly limitCharacters: number }
  | { readonly code: 'document-expands'; readonly limitBytes: number }
  | { readonly code: 'document-unknown' }
  | { readonly code: 'document-unsupported'; readonly found: string }
  | { readonly code: 'document-encrypted' }
  | { readonly code: 'document-damaged' }
  | { readonly code: 'document-scanned' }
  | { readonly code: 'document-slow'; readonly limitSeconds: number }
  | { readonly code: 'document-memory' };

export type DocumentKind = 'txt' | 'docx' | 'doc' | 'pdf';
