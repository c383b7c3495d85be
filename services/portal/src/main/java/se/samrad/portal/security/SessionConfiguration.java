package se.samrad.portal.security;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import se.samrad.portal.PortalSettings;

@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    static final String COOKIE = "SAMRAD";

    @Bean
    Sessions sessionRepository(MongoDatabaseFactory database, PortalSettings settings, Clock clock) {
        return new Sessions(database, new SessionVault(settings.serviceToken()), clock);
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
