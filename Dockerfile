# docker build -t bank_synth .
# docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" bank_synth discover --schema CORE --queries queries --sample_dir samples
FROM maven:3.9-eclipse-temurin-17 AS build
COPY . /source
WORKDIR /source
RUN mvn -B -q -Pdist -DskipTests -Dspotless.check.skip -Dmaven.javadoc.skip -pl bank-synth-cli -am package \
    && mkdir /opt/bank_synth && cd /opt/bank_synth \
    && jar xf /source/bank-synth-cli/target/bank_synth-*.zip \
    && mv bank_synth-*/* . && rmdir bank_synth-* && chmod 755 bin/bank_synth

FROM eclipse-temurin:17-jre
COPY --from=build /opt/bank_synth /opt/bank_synth
# Whoever runs it may write: with --user and a folder mounted here, results belong to that user.
RUN mkdir -m 1777 /work
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["/opt/bank_synth/bin/bank_synth"]
