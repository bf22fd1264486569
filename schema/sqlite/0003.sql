-- Schema 3: the middle of a long series is found without reading all of it.

CREATE INDEX measurement_value ON measurement (kpi, value);
