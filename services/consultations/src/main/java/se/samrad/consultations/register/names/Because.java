package se.samrad.consultations.register.names;

/** Why a body is perhaps the one that is meant, the closest first. */
enum Because {
    /** Two bodies are spelled like this. */
    SPELLED_ALIKE,
    /** It has the same organisation number, whatever it is called. */
    ORGANISATION_NUMBER,
    /** It has the same municipality code. */
    MUNICIPALITY_CODE,
    /** It was called so before. */
    FORMER_NAME,
    /** The words are the same, in another form or another order. */
    FORM,
    /** A kommun that is written as a stad, or the other way round, or as neither. */
    MUNICIPALITY,
    /** One is the initials of the other. */
    INITIALS,
    /** More is written than the body is called: a unit of it, perhaps. */
    PART,
    /** Less is written than the body is called. */
    SHORTER,
    /** A letter or two are wrong, perhaps. */
    MISSPELT
}
