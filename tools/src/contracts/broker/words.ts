import type { Command } from 'commander';

/** Which version is meant; without a word, the commit and the branch of this tree. */
export const withVersion = (command: Command): Command =>
  command
    .option('--app-version <version>', 'the version; else the commit that is checked out')
    .option('--branch <branch>', 'its branch; else what CI says, or what is checked out');

export const withServices = (command: Command): Command =>
  command.argument('[services...]', 'else every service: they are deployed from one commit');
