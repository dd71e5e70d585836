import { createContext, useContext } from 'react'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'

/** What a number is checked for, where it stands. */
export interface CheckPurpose {
  /** The seller whose page the number stood on, or whose card this is. */
  profile: ProfileQuestion | null
  /** That seller is who it is about: nobody else is asked for. */
  isFixed: boolean
  /** The person has asked for the check already, where they came from. */
  isAsked: boolean
  /** Shows what is known of a profile; absent where there is no place for it. */
  onProfile?: ((key: ProfileKey) => void) | undefined
}

/** A number by itself, to be checked when the button is pressed. */
export const noPurpose: CheckPurpose = { profile: null, isFixed: false, isAsked: false }

const CheckContext = createContext<CheckPurpose>(noPurpose)

/** Says what all numbers below it are checked for. */
export const CheckPurposeProvider = CheckContext.Provider

export function useCheckPurpose(): CheckPurpose {
  return useContext(CheckContext)
}
