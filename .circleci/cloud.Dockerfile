# A side's image as it goes to AWS: with the authorities that vouch for Amazon's databases, which no
# JDK knows. The context is database-ca/.
ARG IMAGE
FROM ${IMAGE}
ARG REGION
COPY ${REGION}.pem /app/database-ca.pem
