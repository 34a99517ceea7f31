# syntax=docker/dockerfile:1
# Build: the jar, and a Java runtime of only the modules it uses.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
RUN --mount=type=cache,target=/root/.m2 mvn -B -q dependency:go-offline -DskipTests
COPY src src
COPY conf conf
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests -Dspotless.check.skip -Dcheckstyle.skip package
# What jdeps names for the jar, and what Java looks up by name: charsets of old sites, TLS curves, locales, DNS.
RUN jlink --add-modules java.desktop,java.net.http,java.security.jgss,java.sql,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.security.auth,jdk.unsupported,jdk.zipfs \
      --include-locales=en,vi --strip-debug --no-header-files --no-man-pages --compress=zip-6 --output /jre

# Run: as a user without rights, data and configuration outside the image's layers.
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates locales tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home --home-dir /var/lib/tintinh tintinh
COPY --from=build /jre /opt/java
COPY --from=build /build/target/tintinh.jar /opt/tintinh/tintinh.jar
COPY --from=build --chown=tintinh:tintinh /build/conf /etc/tintinh
USER tintinh
WORKDIR /var/lib/tintinh
ENV PATH=/opt/java/bin:$PATH
# Classes are loaded, verified and linked once, here, by half a minute of the demo: a container starts in half the time.
RUN timeout --signal=TERM 30 java -XX:AOTCacheOutput=/var/lib/tintinh/tintinh.aot -jar /opt/tintinh/tintinh.jar demo; \
    test -s /var/lib/tintinh/tintinh.aot
VOLUME /var/lib/tintinh/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:AOTCache=/var/lib/tintinh/tintinh.aot", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/tintinh/tintinh.jar"]
CMD ["serve", "--conf", "/etc/tintinh"]
