#include "data/tables.h"
