import type { AccountWords } from './id-account.ts'

/** The same sentences in English. */
export const enAccount: AccountWords = {
  title: 'Account',
  why: 'Reading needs no account. Sign in only if you sell, work at the desk, or want to be a witness.',
  enter: 'Sign in',
  entering: 'Go on in the tab that has just opened.',
  signedIn: 'Signed in as',
  noContact: 'Your contact could not be loaded.',
  leave: 'Sign out',
  denied: 'Permission for the address of the server was not given, so you cannot sign in.',
  unheard: 'This extension itself does not answer. Reload this page.',
  troubles: {
    ended:
      'You are signed out: this session ended, or was ended under My account. Sign in again if you like.',
    'sign-in-failed': 'Signing in did not work. Press Sign in to try again.',
    offline:
      'Signed out here, but the server could not be reached. End this device under My account, Devices, too.',
  },
  witness: {
    title: 'Help sellers prove their account',
    label: 'Be a witness when I happen to see a profile that is being claimed',
    help: 'When you open a profile that is being claimed, this device looks for its claim code in the bio, or in the description of a thing for sale. If it is there, only this is sent: that code, that profile with its account number, the time, and a random number of this installation. With that the server knows that your account saw that profile. The same, at most once a week, for the amanah: mark on a claimed profile. Other pages are never sent.',
    needsSignIn: 'Sign in first to turn it on.',
  },
  deskOpen: {
    label: 'Check for claims whenever the popup opens',
    help: 'For people of the desk. The server then knows which profiles are on that page.',
  },
  own: {
    title: 'Your profile',
    shop: name => `in the shop ${name}`,
    open: 'Open the shop’s desk',
    again: 'Claim again',
  },
  claimStates: {
    open: 'Waiting for the code: put it into the profile',
    placed: 'Waiting for witnesses or a moderator',
    approved: 'Approved',
    refused: 'Not approved',
    withdrawn: 'Withdrawn',
    expired: 'The code has expired',
    lapsed: 'Lapsed: this profile is another account now',
  },
  desk: {
    title: 'Pending claims',
    check: 'Check claims on this page',
    checking: 'Checking',
    again: 'Check again',
    none: 'No claim is pending for the profiles on this page.',
    noProfile: 'There is no profile on this page.',
    code: 'Code',
    found: 'Code found',
    absent: 'Code not found',
    unread: 'Open the profile to see its code',
    openProfile: 'Open profile',
    witnesses: n => (n === 1 ? '1 witness' : `${n} witnesses`),
    confirm: 'Record the code as seen',
    said: {
      counted: 'Recorded.',
      known: 'It had been recorded before.',
      absent: 'The code is not to be seen any more. Check again.',
      failed: 'Not recorded. Try again.',
    },
    failed: {
      unauthorized: 'You are signed out. Sign in under Settings.',
      forbidden: 'Your account does not decide about claims.',
      limited: 'Too often. Try again in a moment.',
      other: 'The server could not be reached. Try again.',
    },
  },
}
