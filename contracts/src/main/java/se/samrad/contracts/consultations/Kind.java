package se.samrad.contracts.consultations;

/** The procedure, which is what the law looks at; in everyday speech all three are called <i>remiss</i>. */
public enum Kind {
    /** A request for opinions without a statute of its own. */
    REMISS,
    /** The first statutory round of a plan, plan- och bygglagen 3 kap. 8 § and 7 kap. 5 §. */
    SAMRAD,
    /** The statutory examination of a plan, plan- och bygglagen 3 kap. 12 § and 7 kap. 5 §. */
    GRANSKNING
}
