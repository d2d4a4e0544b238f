/** What the link in a mail carries behind `#token=`. */
export const tokenIn = (text: string): string | undefined => /#token=([\w-]+)/.exec(text)?.[1];
