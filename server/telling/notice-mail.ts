/** How many notices wait, as an e-mail: what they say is read in the product. */
export function noticeMailOf(n: number, publicUrl: string): { subject: string; text: string } {
  const wait = n === 1 ? 'One notice waits' : `${n} notices wait`;
  return {
    subject: `${wait} in Pushback`,
    text: `${wait} for you that you have not read.\n\nRead ${n === 1 ? 'it' : 'them'} at ${publicUrl}/\n`,
  };
}
