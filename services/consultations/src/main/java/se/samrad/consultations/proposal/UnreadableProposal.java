package se.samrad.consultations.proposal;

/** A document that is not taken, with a stable reason for callers and a sentence for people. */
public final class UnreadableProposal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason why;

    UnreadableProposal(Reason why) {
        super(why.sentence);
        this.why = why;
    }

    UnreadableProposal(Reason why, Throwable cause) {
        super(why.sentence, cause);
        this.why = why;
    }

    /** For example {@code not-what-its-name-says}; never changes. */
    public String reason() {
        return why.code;
    }

    /** The sentence in Swedish; {@link #getMessage()} is in English. */
    public String sentenceInSwedish() {
        return why.sentenceInSwedish;
    }

    public Reason why() {
        return why;
    }

    /** Every reason there is. */
    public enum Reason {
        UNKNOWN_TYPE(
                "unknown-type",
                "Only docx, pdf, txt and md can be read.",
                "Dokumentet går inte att läsa in. Välj ett dokument i formatet docx, pdf, txt eller md."),
        NOT_WHAT_ITS_NAME_SAYS(
                "not-what-its-name-says",
                "The content is of another type than the name says.",
                "Innehållet är av en annan typ än filnamnet säger."),
        TOO_LARGE(
                "too-large",
                "The document is larger than 50 MB, or 10 MB of plain text.",
                "Dokumentet är större än 50 MB, eller 10 MB om det är ren text."),
        ENCRYPTED(
                "encrypted",
                "The document is protected by a password or by encryption.",
                "Dokumentet är skyddat med lösenord eller kryptering. Spara det utan skydd och försök igen."),
        MACRO_ENABLED(
                "macro-enabled",
                "The document contains macros.",
                "Dokumentet innehåller makron. Spara det som docx utan makron och försök igen."),
        ZIP_BOMB(
                "zip-bomb",
                "The document unpacks to far more than a document holds.",
                "Dokumentet packar upp till orimligt mycket data."),
        DAMAGED("damaged", "The document is damaged.", "Dokumentet är skadat och går inte att läsa."),
        TOO_MANY_PAGES(
                "too-many-pages", "The document has more than 2,000 pages.", "Dokumentet har fler än 2 000 sidor."),
        TOO_MANY_SECTIONS(
                "too-many-sections",
                "The document has more than 2,000 sections.",
                "Dokumentet har fler än 2 000 avsnitt."),
        SECTION_TOO_LONG(
                "section-too-long",
                "A section is longer than 200 kB. Headings divide the document into sections.",
                "Ett avsnitt är längre än 200 kB. Dela upp dokumentet med rubriker."),
        NO_TEXT(
                "no-text",
                "There is no text in the document. Scanned pages are pictures.",
                "Det finns ingen text i dokumentet. Inskannade sidor är bilder och går inte att läsa in."),
        TOO_SLOW("too-slow", "The document took too long to read.", "Det tog för lång tid att läsa dokumentet."),
        BUSY(
                "busy",
                "Other documents are being read. Try again in a minute.",
                "Andra dokument läses in just nu. Försök igen om en minut.");

        private final String code;
        private final String sentence;
        private final String sentenceInSwedish;

        Reason(String code, String sentence, String sentenceInSwedish) {
            this.code = code;
            this.sentence = sentence;
            this.sentenceInSwedish = sentenceInSwedish;
        }
    }
}
