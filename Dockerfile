# Builds the program for the machine it is built for, and carries the seeds beside it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source

# What a restore reads, alone: the packages are downloaded again only when one of these changes.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ContentApi.Documents/ContentApi.Documents.csproj src/ContentApi.Documents/packages.lock.json src/ContentApi.Documents/
COPY src/ContentApi.Storage/ContentApi.Storage.csproj src/ContentApi.Storage/packages.lock.json src/ContentApi.Storage/
COPY src/ContentApi/ContentApi.csproj src/ContentApi/packages.lock.json src/ContentApi/
RUN dotnet restore --locked-mode src/ContentApi/ContentApi.csproj

COPY src/ src/
COPY seeds/ seeds/
COPY openapi/examples.json openapi/
RUN case "$TARGETARCH" in arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac \
    && dotnet publish src/ContentApi/ContentApi.csproj -c Release -r "$rid" --no-restore --no-self-contained -o /published

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published ./
# The database is the only thing that is written.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080 \
    ContentApi__Database=/data/content.db
EXPOSE 8080
VOLUME /data
# The image has no curl: the program asks itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["dotnet", "ContentApi.dll", "health", "--url", "http://localhost:8080"]
ENTRYPOINT ["dotnet", "ContentApi.dll"]
