package se.samrad.contracts.consultations;

/** Which statute orders the procedure, where one does; together with the {@link Kind} it says which rules there are. */
public enum Procedure {
    /** A regional plan, plan- och bygglagen 7 kap. */
    REGIONPLAN,
    /** A comprehensive plan of a municipality, plan- och bygglagen 3 kap. */
    OVERSIKTSPLAN
}
