import { Link } from '@tanstack/react-router';

/** The way to a thing's entries; nothing where nobody changed it since the founding. */
export const StoryLink = ({ seq, recordId }: { readonly seq: number; readonly recordId: string }) => (seq > 0 ? <Link to="/records/$recordId" params={{ recordId }} className="story">沿革</Link> : null);
