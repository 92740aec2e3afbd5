import { useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';

/** Who is signed in. */
export const useMe = () => useQuery({ queryKey: ['me'], queryFn: () => ask('session.me', {}), staleTime: 60_000 });
