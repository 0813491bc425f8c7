"""What sheets and the calendar for the wall share: pages that stand alone, QR codes, fonts, and PDF by Typst."""
