package se.samrad.contracts;

import java.util.List;

/** Names of the topics. A service's own topic is confidential; {@link #PUBLIC} alone may be shown to everybody. */
public final class Topics {
    public static final String CONSULTATIONS = "samrad.consultations";
    public static final String RESPONSES = "samrad.responses";
    public static final String MEETINGS = "samrad.meetings";
    public static final String NEWS = "samrad.news";
    public static final String MAIL = "samrad.mail";
    public static final String PUBLIC = "samrad.public";

    public static final List<String> ALL = List.of(CONSULTATIONS, RESPONSES, MEETINGS, NEWS, MAIL, PUBLIC);

    private Topics() {}
}
