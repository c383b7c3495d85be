package se.samrad.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aFreePortIsNoneThatTheSystemMayLendToAConnectionBeforeItsOwnerOpensIt() {
        try (var ports = new Ports()) {
            for (int asked = 0; asked < 50; asked++) {
                assertThat(ports.free()).isBetween(Ports.FREE_MIN, Ports.FREE_MAX);
            }
        }
    }

    @Test
    void isHeldUntilItIsReleased() throws Exception {
        try (var ports = new Ports()) {
            int port = ports.free();
            assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close())
                    .isInstanceOf(BindException.class);

            ports.release(port);

            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }
}
