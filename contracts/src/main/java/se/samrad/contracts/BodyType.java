package se.samrad.contracts;

/** What kind of body somebody is. */
public enum BodyType {
    MUNICIPALITY,
    REGION,
    AUTHORITY,
    ASSOCIATION,
    COMPANY,
    UNIVERSITY,
    OTHER
}
