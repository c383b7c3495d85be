package se.samrad.portal.security;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Clock;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import se.samrad.portal.PortalSettings;

@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    static final String COOKIE = "SAMRAD";
    private static final int STORE_SILENT_MAX_SECONDS = 4;

    @Bean
    Sessions sessionRepository(MongoDatabaseFactory database, PortalSettings settings, Clock clock) {
        return new Sessions(database, new SessionVault(settings.serviceToken()), clock);
    }

    /** A store that hangs is told of as one that is gone; what the connection string says goes before. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer storeLimits() {
        return settings -> settings.applyToSocketSettings(each -> each.connectTimeout(STORE_SILENT_MAX_SECONDS, SECONDS)
                        .readTimeout(STORE_SILENT_MAX_SECONDS, SECONDS))
                .applyToClusterSettings(each -> each.serverSelectionTimeout(STORE_SILENT_MAX_SECONDS, SECONDS))
                .applyToConnectionPoolSettings(each -> each.maxWaitTime(STORE_SILENT_MAX_SECONDS, SECONDS));
    }

    @Bean
    CookieSerializer cookieSerializer(PortalSettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(settings.secure());
        return cookie;
    }
}
