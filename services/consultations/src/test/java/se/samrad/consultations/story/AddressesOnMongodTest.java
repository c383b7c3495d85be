package se.samrad.consultations.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The days of addresses once more, on the server that the service will have. */
@Tag("mongod")
@EnabledIf("se.samrad.eventing.bench.RealMongod#isThere")
@DirtiesContext
@ContextConfiguration(
        initializers = {OnMongod.class, Responses.class},
        inheritInitializers = false)
class AddressesOnMongodTest extends AddressesTest {}
