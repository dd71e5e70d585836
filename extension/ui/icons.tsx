import { lineIcon } from './line-icon.tsx'

export const OpenIcon = lineIcon(
  <path d="M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" />,
)
export const CloseIcon = lineIcon(<path d="M18 6 6 18M6 6l12 12" />)
export const FlagIcon = lineIcon(
  <path d="M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.5 2 1.4 0 2.5-.3 3.7-.9A.5.5 0 0 1 20 3.5V15a1 1 0 0 1-.4.8A6 6 0 0 1 16 17c-3 0-5-2-8-2a6 6 0 0 0-4 1.5" />,
)
export const PenIcon = lineIcon(
  <path d="M13 21h8M21.2 6.8a1 1 0 0 0-4-4L3.8 16.2a2 2 0 0 0-.5.8L2 21.4a.5.5 0 0 0 .6.6l4.4-1.3a2 2 0 0 0 .8-.5Z" />,
)
export const ChevronIcon = lineIcon(<path d="m9 18 6-6-6-6" />)
export const CheckIcon = lineIcon(<path d="M20 6 9 17l-5-5" />)
export const HistoryIcon = lineIcon(
  <path d="M3 12a9 9 0 1 0 9-9 9.8 9.8 0 0 0-6.7 2.7L3 8M3 3v5h5M12 7v5l4 2" />,
)
export const CloudOffIcon = lineIcon(
  <path d="m2 2 20 20M5.8 5.8A7 7 0 0 0 9 19h8.5a4.5 4.5 0 0 0 1.3-.2M21.5 16.5A4.5 4.5 0 0 0 17.5 10h-1.8A7 7 0 0 0 10 5.1" />,
)
export const ClockIcon = lineIcon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3 2" />
  </>,
)
export const TimerIcon = lineIcon(
  <>
    <path d="M10 2h4M12 14l3-3" />
    <circle cx="12" cy="14" r="8" />
  </>,
)
export const BackIcon = lineIcon(<path d="m15 18-6-6 6-6" />)
export const ReceiptIcon = lineIcon(
  <path d="M4 2v20l2-1 2 1 2-1 2 1 2-1 2 1 2-1 2 1V2l-2 1-2-1-2 1-2-1-2 1-2-1-2 1ZM8 8h8M8 12h8M8 16h5" />,
)
