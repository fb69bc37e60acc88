"""Two versions of a policy, compared in legal terms. Reads two models; knows no file, no revision and no format."""
