package se.samrad.status;

import jakarta.servlet.http.HttpServletRequest;
import se.samrad.eventing.http.PositionDoor;

/** Whether a reader brought a position: its rows are there by now, and it expects counts to hold them. */
public final class Waited {
    private Waited() {}

    public static boolean by(HttpServletRequest request) {
        return request.getHeader(PositionDoor.HEADER) != null;
    }
}
